using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;

namespace Puffy.Architecture;

/// <summary>Parts of the code that must not know certain libraries.</summary>
public sealed class DependencyTests
{
    /// <summary>What a project must not use.</summary>
    public static TheoryData<string, string[]> Forbidden => new()
    {
        { "Puffy.Analytics", ["System.Net", "System.Data", "Microsoft.Extensions", "Microsoft.AspNetCore", "Npgsql", "Microsoft.Data"] },
        { "Puffy.Grains", ["Npgsql", "Microsoft.Data.Sqlite", "Spectre", "System.CommandLine", "SkiaSharp"] },
        { "Puffy.Delivery", ["SkiaSharp", "Spectre", "System.CommandLine"] },
        { "Puffy.Queries", ["SkiaSharp", "Spectre", "System.CommandLine", "Microsoft.AspNetCore"] },
        { "Puffy.Tables", ["SkiaSharp", "ScottPlot", "Spectre", "System.CommandLine"] },
        { "Puffy.Reports", ["Spectre", "System.CommandLine"] },
        { "Puffy.Api", ["SkiaSharp", "Spectre", "System.CommandLine"] },
        { "Puffy.Collector", ["SkiaSharp", "Spectre", "System.CommandLine"] },
        { "Puffy.Server", ["SkiaSharp", "Spectre", "System.CommandLine"] },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void A_project_keeps_away_from_libraries_that_are_not_its_business(string project, string[] libraries) => PuffyCode.AssertNone(
        PuffyCode.Types.Where(type => type.IsIn(project)).Uses()
            .Where(use => libraries.Any(use.To.IsIn))
            .Select(use => $"{use.From.FullName} uses {use.To.FullName}"));

    [Fact]
    public void Analytics_reads_no_file_and_prints_nothing() => PuffyCode.AssertNone(
        OfAnalytics.Uses()
            .Where(use => use.To.FullName is "System.Console" or "System.IO.File" or "System.IO.Directory" or "System.IO.FileStream"
                or "System.IO.FileInfo" or "System.IO.DirectoryInfo" or "System.Environment")
            .Select(use => $"{use.From.FullName} uses {use.To.FullName}"));

    [Fact]
    public void Analytics_asks_no_clock() => PuffyCode.AssertNone(
        OfAnalytics.SelectMany(type => type.Dependencies.OfType<MethodCallDependency>())
            .Where(call => call.Target.FullName is "System.TimeProvider" or "System.Diagnostics.Stopwatch"
                || (call.Target.FullName is "System.DateTime" or "System.DateTimeOffset" && call.TargetMember.Name is "get_Now()" or "get_UtcNow()" or "get_Today()"))
            .Select(call => $"{call.Origin.FullName} calls {call.TargetMember.FullName}"));

    [Fact]
    public void Analytics_knows_only_the_serialization_of_Orleans() => PuffyCode.AssertNone(
        OfAnalytics.Uses()
            .Where(use => use.To.IsIn("Orleans") && !use.To.IsIn("Orleans.Serialization")
                && use.To.FullName is not ("Orleans.IdAttribute" or "Orleans.AliasAttribute" or "Orleans.ImmutableAttribute"
                    or "Orleans.GenerateSerializerAttribute" or "Orleans.RegisterConverterAttribute" or "Orleans.IConverter`2"))
            .Select(use => $"{use.From.FullName} uses {use.To.FullName}"));

    [Fact]
    public void Only_terminal_commands_and_programs_write_to_the_console() => PuffyCode.AssertNoneBut(
        ["Puffy.Silo.Service.ReadinessProbe"],
        PuffyCode.Types.Where(type => !type.IsIn("Puffy.Client.Terminal") && !type.IsIn("Puffy.Client.Commands") && type.Name != "Program").Uses()
            .Where(use => use.To.FullName == "System.Console")
            .Select(use => (Owner(use.From), $"{use.From.FullName} uses the console")));

    /// <summary>The type as it is written, without what is nested in it.</summary>
    private static string Owner(IType type) => type.FullName.Split('+')[0];

    private static IEnumerable<IType> OfAnalytics => PuffyCode.Types.Where(type => type.IsIn("Puffy.Analytics"));
}
