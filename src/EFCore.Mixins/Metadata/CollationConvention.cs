using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Metadata.Conventions.Infrastructure;

namespace EFCore.Mixins.Metadata;

/// <summary>
///     Annotates columns with a nondeterministic collation, declared by <c>HasCollation(…, deterministic: false)</c>.
///     PostgreSQL does not support patterns with it. The runtime model no longer contains collations.
/// </summary>
internal sealed class CollationConvention : IConventionSetPlugin, IModelFinalizingConvention
{
    private const string AnnotationName = "EFCore.Mixins:Nondeterministic";
    private const string Declared = "Npgsql:CollationDefinition:";

    /// <summary>A definition ends with whether the collation is deterministic.</summary>
    private const string Nondeterministic = ",False";

    /// <summary>Whether the collation of a column does not support patterns.</summary>
    public static bool IsNondeterministic(IReadOnlyProperty column) => column.FindAnnotation(AnnotationName) is not null;

    public ConventionSet ModifyConventions(ConventionSet conventionSet)
    {
        conventionSet.ModelFinalizingConventions.Add(this);
        return conventionSet;
    }

    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        var collations = modelBuilder.Metadata.GetAnnotations()
            .Where(annotation => annotation.Name.StartsWith(Declared, StringComparison.Ordinal))
            .Where(annotation => annotation.Value is string definition
                && definition.EndsWith(Nondeterministic, StringComparison.OrdinalIgnoreCase))
            .Select(annotation => annotation.Name[Declared.Length..].Split('.')[^1])
            .ToHashSet();
        if (collations.Count == 0)
            return;
        foreach (var column in modelBuilder.Metadata.GetEntityTypes().SelectMany(Columns))
        {
            if (column.GetCollation() is { } collation && collations.Contains(collation))
                column.SetAnnotation(AnnotationName, true);
        }
    }

    private static IEnumerable<IConventionProperty> Columns(IConventionTypeBase type)
        => type.GetDeclaredProperties().Concat(type.GetDeclaredComplexProperties().SelectMany(part => Columns(part.ComplexType)));
}
