Console.WriteLine("Hello, Browser!");
