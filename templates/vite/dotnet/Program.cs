Console.WriteLine("Hello, Browser! This C# runs in a worker.");
