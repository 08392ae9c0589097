using System.Reflection;
using EFCore.Mixins.Versions;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>The library starts with the EF Core that it was compiled for; <c>./build.sh pack</c> runs it on others.</summary>
public sealed class EFCoreCompatibilityTests
{
    private static readonly int Major = typeof(DbContext).Assembly.GetName().Version!.Major;

    [Fact]
    public void The_EF_Core_of_these_tests_and_its_provider_fit()
    {
        EFCoreCompatibility.Check();
        EFCoreCompatibility.CheckProvider(typeof(SqliteDbContextOptionsBuilderExtensions).Assembly);
        EFCoreCompatibility.CheckProvider(typeof(string).Assembly);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(11)]
    public void Another_major_version_is_refused_with_what_to_do(int major)
    {
        var error = Assert.Throws<EFCoreVersionException>(
            () => EFCoreCompatibility.Check(new AssemblyName("Microsoft.EntityFrameworkCore") { Version = new Version(major, 0, 4, 0) }));

        Assert.Equal(
            $"This version of EFCore.Mixins does not run with 'Microsoft.EntityFrameworkCore' {major}.0.4.0: it is compiled for EF Core {Major}. " +
            $"Use the EFCore.Mixins packages of version {major}, or packages of EF Core and its provider of version {Major}.",
            error.Message);
        Assert.Equal(("Microsoft.EntityFrameworkCore", new Version(major, 0, 4, 0), Major), (error.Assembly, error.Found, error.Supported));
    }

    [Fact]
    public void The_library_does_not_pass_for_trimmable()
        => Assert.DoesNotContain(
            typeof(Contexts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>(),
            attribute => attribute.Key is "IsTrimmable" or "IsAotCompatible" && attribute.Value == "True");
}
