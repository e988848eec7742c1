Console.WriteLine("Hello, Console!");

foreach (var argument in args)
{
    Console.WriteLine($"Argument: {argument}");
}

return args.Length;
