Console.WriteLine($"Hello, Browser! This C# runs in a worker of {Watch.PageAddress()}");

while (true)
{
    Watch.Show();
    await Task.Delay(1000);
}
