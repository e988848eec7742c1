[assembly: System.Runtime.Versioning.SupportedOSPlatform("browser")]

Console.WriteLine("Open.");
