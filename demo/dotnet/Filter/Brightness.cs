/// <summary>How bright each pixel looks, from 0 to 255.</summary>
internal static class Brightness
{
    public static byte[] Of(byte[] pixels)
    {
        var brightness = new byte[pixels.Length / 4];
        for (int index = 0, at = 0; index < brightness.Length; index++, at += 4)
        {
            // The weights of the eye, in parts of 256.
            brightness[index] = (byte)((54 * pixels[at] + 183 * pixels[at + 1] + 19 * pixels[at + 2]) >> 8);
        }
        return brightness;
    }
}
