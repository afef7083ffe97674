using Microsoft.AspNetCore.Builder;
using Puffy.Silo.Hosting;
using Puffy.Silo.Service;
using Puffy.Silo.Settings;

namespace Puffy.Silo;

/// <summary>The program puffy-silo. Its class has a namespace, as those who embed the library have programs of their own.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (SettingsHelp.IsAskedFor(args))
        {
            SettingsHelp.Write(Console.Out);
            return 0;
        }

        if (ReadinessProbe.IsAskedFor(args))
        {
            return await ReadinessProbe.AskAsync(args[1]);
        }

        CreatedFiles.Restrict(CreatedFiles.OwnerOnly);
        try
        {
            var settings = SettingsReader.Read(args);
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.AddLogs(settings.Logs);
            builder.AddTelemetry(settings);
            builder.AddHealth(settings);
            builder.AddSilo(settings);
            builder.AddCollector(settings);
            var silo = builder.Build();
            silo.MapCollector(settings.Collector);
            silo.MapHealth();
            silo.MapMetrics(settings.Telemetry);
            await silo.RunAsync();
            return 0;
        }
        catch (Exception exception) when (StartFailure.Explain(exception) is { } reason)
        {
            await Console.Error.WriteLineAsync($"puffy-silo: {reason}");
            return 1;
        }
    }
}
