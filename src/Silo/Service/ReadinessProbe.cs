using Puffy.Silo.Settings;

namespace Puffy.Silo.Service;

/// <summary><c>puffy-silo --check URL</c>: asks another puffy-silo whether it is ready, for images that hold no other program which could.</summary>
internal static class ReadinessProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static bool IsAskedFor(string[] args) => args is [SettingsHelp.CheckFlag, _];

    /// <returns>The exit status: 0 where the silo is ready, 1 where it is not or does not answer.</returns>
    public static async Task<int> AskAsync(string address)
    {
        try
        {
            using var http = new HttpClient { Timeout = Patience };
            using var answer = await http.GetAsync(new Uri(Require.HttpAddress(SettingsHelp.CheckFlag, address), HealthHosting.Ready));
            Console.WriteLine(await answer.Content.ReadAsStringAsync());
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or SettingsException)
        {
            await Console.Error.WriteLineAsync($"puffy-silo: {exception.Message}");
            return 1;
        }
    }
}
