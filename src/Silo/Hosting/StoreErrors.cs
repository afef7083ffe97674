using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Puffy.Silo.Hosting;

/// <summary>
/// Lets errors of stores travel from the silo where they happen to whoever called it. Without it the caller learns only that there is
/// no codec for the error, and cannot tell whether to try again.
/// </summary>
public static class StoreErrors
{
    /// <summary>For silos and for clients.</summary>
    public static IServiceCollection AddStoreErrors(this IServiceCollection services) => services.Configure<ExceptionSerializationOptions>(options =>
    {
        options.SupportedNamespacePrefixes.Add("Puffy");
        options.SupportedNamespacePrefixes.Add("Npgsql");
    });
}
