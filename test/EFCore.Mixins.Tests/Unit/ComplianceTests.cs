using EFCore.Mixins.Tests.Specs;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>Every spec runs on every backend.</summary>
public sealed class ComplianceTests
{
    private static readonly Type[] Types = typeof(ComplianceTests).Assembly.GetTypes();

    public static TheoryData<Type> Backends { get; } = [.. Types.Where(type => type.IsSubclassOf(typeof(Backend)) && !type.IsAbstract)];

    [Theory]
    [MemberData(nameof(Backends))]
    public void Each_spec_has_a_class_on_the_backend(Type backend)
    {
        var fixture = typeof(IClassFixture<>).MakeGenericType(backend);
        var missing = Types.Where(IsSpec).Where(spec => !Types.Any(type => type.IsSubclassOf(spec) && fixture.IsAssignableFrom(type)));
        Assert.Empty(missing.Select(spec => spec.Name));
    }

    [Fact]
    public void Each_abstract_class_of_tests_is_a_spec()
        => Assert.All(Types.Where(type => type is { IsAbstract: true, IsSealed: false } && HasTests(type)), type => Assert.True(IsSpec(type)));

    private static bool IsSpec(Type type)
        => type.IsAbstract && type.IsSubclassOf(typeof(DatabaseSpecs)) && type.Name.EndsWith("Specs", StringComparison.Ordinal);

    private static bool HasTests(Type type)
        => type.GetMethods().Any(method => method.IsDefined(typeof(FactAttribute), inherit: true));
}
