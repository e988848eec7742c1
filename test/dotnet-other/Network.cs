using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Runtime.InteropServices.JavaScript;
using System.Security.Cryptography;
using System.Text;

// What C# reaches by the Web APIs of the worker; every answer is a text or a number that the page knows.
public static partial class Network
{
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 100_000).Select(index => (byte)(index * 7))];

    [JSExport]
    public static async Task<string> PostBytes(string address)
    {
        using var client = new HttpClient();
        using var response = await client.PostAsync(new Uri(address), new ByteArrayContent(Bytes));
        var answer = await response.Content.ReadAsByteArrayAsync();
        return $"{(int)response.StatusCode} {answer.AsSpan().SequenceEqual(Bytes)}";
    }

    [JSExport]
    public static async Task<string> PostText(string address, string text)
    {
        using var client = new HttpClient();
        using var content = new StringContent(text, Encoding.UTF8, new MediaTypeHeaderValue("text/plain"));
        using var response = await client.PostAsync(new Uri(address), content);
        return await response.Content.ReadAsStringAsync();
    }

    // The body as it comes: the sum of its bytes, and whether it came in more than one piece.
    [JSExport]
    public static async Task<string> ReadParts(string address)
    {
        using var client = new HttpClient();
        using var response = await client.GetAsync(new Uri(address), HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        var (sum, pieces) = (0, 0);
        for (int read; (read = await stream.ReadAsync(buffer)) > 0; pieces++)
        {
            sum += buffer.AsSpan(0, read).ToArray().Sum(each => each);
        }

        return $"{sum} {pieces > 1}";
    }

    [JSExport]
    public static async Task<string> Talk(string address, string text)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(address), CancellationToken.None);
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);
        var buffer = new byte[Bytes.Length];
        var heard = await socket.ReceiveAsync(new ArraySegment<byte>(buffer), CancellationToken.None);
        var answer = Encoding.UTF8.GetString(buffer, 0, heard.Count);

        await socket.SendAsync(Bytes, WebSocketMessageType.Binary, true, CancellationToken.None);
        var length = 0;
        do
        {
            heard = await socket.ReceiveAsync(new ArraySegment<byte>(buffer, length, buffer.Length - length), CancellationToken.None);
            length += heard.Count;
        }
        while (!heard.EndOfMessage);

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        return $"{answer} {buffer.AsSpan(0, length).SequenceEqual(Bytes)}";
    }

    // So many bytes by chance: how many of the 256 there are among them.
    [JSExport]
    public static int Randoms(int count) => RandomNumberGenerator.GetBytes(count).Distinct().Count();

    [JSExport]
    public static string Encodings(string text) =>
        string.Join(' ', new Encoding[] { Encoding.UTF8, Encoding.Unicode, Encoding.UTF32, Encoding.Latin1 }
            .Select(encoding => encoding.GetString(encoding.GetBytes(text)) == text));

    // By the SubtleCrypto of the page.
    [JSExport]
    public static async Task<string> Digest()
    {
        var digest = await DigestOf(Bytes);
        var own = SHA256.HashData(Bytes);
        return $"{Convert.ToHexString(own) == digest}";
    }

    [JSImport("digest", "network.js")]
    private static partial Task<string> DigestOf(byte[] bytes);
}
