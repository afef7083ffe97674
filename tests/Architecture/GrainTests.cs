using System.Reflection;

namespace Puffy.Architecture;

/// <summary>Grains are sealed and internal, and their names on the wire are given, so that a move changes no contract.</summary>
public sealed class GrainTests
{
    private static IEnumerable<Type> Written => PuffyCode.Assemblies.SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.Namespace?.StartsWith("Puffy.", StringComparison.Ordinal) == true);

    private static IEnumerable<Type> Grains => Written.Where(type => type.IsClass && !type.IsAbstract && typeof(IGrain).IsAssignableFrom(type) && typeof(Grain).IsAssignableFrom(type));

    [Fact]
    public void There_are_grains_to_look_at() => Assert.NotEmpty(Grains);

    [Fact]
    public void Grains_are_sealed_and_internal() => PuffyCode.AssertNone(
        Grains.Where(grain => !grain.IsSealed || grain.IsPublic).Select(grain => $"{grain.FullName} is to be internal sealed"));

    [Fact]
    public void Grains_have_a_type_on_the_wire() => PuffyCode.AssertNone(
        Grains.Where(grain => grain.GetCustomAttribute<GrainTypeAttribute>() is null).Select(grain => $"{grain.FullName} lacks [GrainType]"));

    [Fact]
    public void Interfaces_of_grains_have_a_type_on_the_wire() => PuffyCode.AssertNone(
        Written.Where(type => type.IsInterface && !type.IsGenericType && typeof(IAddressable).IsAssignableFrom(type))
            .Where(type => type.GetCustomAttributes().All(attribute => attribute.GetType().Name != "GrainInterfaceTypeAttribute"))
            .Select(type => $"{type.FullName} lacks [GrainInterfaceType]"));

    [Fact]
    public void Types_on_the_wire_have_an_alias() => PuffyCode.AssertNone(
        Written.Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null && !type.GetCustomAttributes<AliasAttribute>().Any())
            .Select(type => $"{type.FullName} lacks [Alias]"));
}
