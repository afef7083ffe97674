namespace Puffy.Client.Terminal;

/// <summary>What a server says when it is open.</summary>
internal static class ServeView
{
    /// <summary>Shows where to look, where to send, and with which key.</summary>
    /// <param name="store">What the store is called.</param>
    /// <param name="address">The address that is open.</param>
    /// <param name="writeKey">The key for the shop; null where there is none to show.</param>
    /// <param name="readKey">The key for questions, where it was made just now; else null.</param>
    /// <param name="screen">Where to.</param>
    public static void Show(string store, string address, string? writeKey, string? readKey, Screen screen)
    {
        screen.Line($"Puffy serves {store}. Stop it with Ctrl+C.");
        screen.Line($"  page       {address}/");
        screen.Line($"  events     {address}/v1/events, or give an SDK {address}");
        screen.Line($"  write key  {writeKey ?? "none: make one with puffy keys add"}");
        if (readKey is not null)
        {
            screen.Line($"  read key   {readKey} (shown this once)");
        }
    }
}
