using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Puffy.Silo.Hosting;

/// <summary>
/// Lets store errors travel from the silo where they happen to the caller. Without it the caller learns only that the error has
/// no codec, and cannot decide whether to try again.
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
