using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Puffy.Client.Logs;
using Puffy.Client.Serving;
using Puffy.Client.Stores;

namespace Puffy.Client.Tests;

/// <summary>A store that is served in this process, as <c>puffy serve</c> does.</summary>
internal static class LiveShop
{
    /// <summary>The write key of a run.</summary>
    public const string Key = "TESTKEY";

    /// <summary>Serves a store for as long as it is used.</summary>
    public static async Task ServeAsync(string file, Func<HttpClient, Task> use, Func<ServeOptions, ServeOptions>? change = null)
    {
        var options = new ServeOptions(new IPEndPoint(IPAddress.Loopback, 0)) { WriteKey = Key, ReadKey = "READKEY" };
        await using var store = await StoreLocation.InFile(file, FrameworkLog.None).OpenAsync(change: null, CancellationToken.None);
        await using var server = await ShopServer.StartAsync(store, change?.Invoke(options) ?? options, CancellationToken.None);
        using var http = new HttpClient { BaseAddress = new Uri(server.Address) };
        await use(http);
    }

    /// <summary>Sends a body under a key.</summary>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient http, string path, string body, string? key = Key, string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "text/plain") };
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(key + ":")));
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await http.SendAsync(request);
    }
}
