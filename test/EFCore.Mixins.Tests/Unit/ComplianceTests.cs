using EFCore.Mixins.Tests.Servers;
using EFCore.Mixins.Tests.Specs;
using EFCore.Mixins.Tests.Sqlite;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>Every spec runs on every backend.</summary>
public sealed class ComplianceTests
{
    private static readonly Type[] Types = typeof(ComplianceTests).Assembly.GetTypes();

    public static TheoryData<Type> Backends { get; } = [.. Types.Where(type => type.IsSubclassOf(typeof(Backend)) && !type.IsAbstract)];

    public static TheoryData<Type> Servers { get; } = [.. Types.Where(type => type.IsSubclassOf(typeof(OwnServer)) && !type.IsAbstract)];

    [Theory]
    [MemberData(nameof(Backends))]
    public void Each_spec_has_a_class_on_the_backend(Type backend) => AssertComplete(backend, typeof(DatabaseSpecs));

    [Theory]
    [MemberData(nameof(Servers))]
    public void Each_spec_of_a_server_has_a_class_on_it(Type server) => AssertComplete(server, typeof(ServerSpecs));

    [Fact]
    public void Each_abstract_class_of_tests_is_a_spec()
        => Assert.All(
            Types.Where(type => type is { IsAbstract: true, IsSealed: false } && HasTests(type)),
            type => Assert.True(IsSpec(type, typeof(DatabaseSpecs)) || IsSpec(type, typeof(ServerSpecs))));

    private static void AssertComplete(Type backend, Type specs)
    {
        var fixture = typeof(IClassFixture<>).MakeGenericType(backend);
        var missing = Types
            .Where(type => IsSpec(type, specs) && !IsLeftOut(type, backend))
            .Where(spec => !Types.Any(type => type.IsSubclassOf(spec) && fixture.IsAssignableFrom(type)));
        Assert.Empty(missing.Select(spec => spec.Name));
    }

    private static bool IsLeftOut(Type spec, Type backend)
        => typeof(DbContext).Assembly.GetName().Version?.Major == 9 && backend == typeof(SqliteBackend) && spec.IsDefined(typeof(LargeSpecAttribute), false);

    private static bool IsSpec(Type type, Type specs)
        => type.IsAbstract && type.IsSubclassOf(specs) && type.Name.EndsWith("Specs", StringComparison.Ordinal);

    private static bool HasTests(Type type)
        => type.GetMethods().Any(method => method.IsDefined(typeof(FactAttribute), inherit: true));
}
