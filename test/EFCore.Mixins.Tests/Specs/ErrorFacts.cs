namespace EFCore.Mixins.Tests.Specs;

/// <summary>The data of a constraint error, to be compared as a whole.</summary>
public sealed record ErrorFacts(string? Constraint, string? Table, string Columns, Type? Entity, string Properties)
{
    public static ErrorFacts Of(ConstraintException error)
        => new(
            error.ConstraintName,
            error.Table,
            string.Join(" | ", error.Columns),
            error.EntityType?.ClrType,
            string.Join(" | ", error.Properties));
}
