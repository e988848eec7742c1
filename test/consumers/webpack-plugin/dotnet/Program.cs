[assembly: System.Runtime.Versioning.SupportedOSPlatform("browser")]

return 0;
