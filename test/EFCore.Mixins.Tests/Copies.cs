using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace EFCore.Mixins.Tests;

/// <summary>Makes many rows of few, which EF would take its time to insert.</summary>
internal static class Copies
{
    /// <summary>Inserts each row of a class again, without the key that the database generates.</summary>
    /// <param name="db">The context.</param>
    /// <param name="movedBy">What is added to <paramref name="moved" />, so that the copies differ.</param>
    /// <param name="moved">The name of a property; null where the copies need not differ.</param>
    public static Task DoubleAsync<T>(DbContext db, long movedBy = 0, string? moved = null)
        where T : class
    {
        var type = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException("The model has no such class.");
        var sql = db.GetService<ISqlGenerationHelper>();
        var columns = type.GetProperties()
            .Where(property => property.ValueGenerated == ValueGenerated.Never)
            .Select(property => (Name: sql.DelimitIdentifier(property.GetColumnName()), IsMoved: property.Name == moved))
            .ToList();
        var table = sql.DelimitIdentifier(type.GetTableName()!); // a class with a table
        var values = columns.Select(column => column.IsMoved ? $"{column.Name} + {movedBy}" : column.Name);
#pragma warning disable EF1002 // names of the model
        return db.Database.ExecuteSqlRawAsync(
            $"INSERT INTO {table} ({string.Join(", ", columns.Select(column => column.Name))}) SELECT {string.Join(", ", values)} FROM {table}",
            TestContext.Current.CancellationToken);
#pragma warning restore EF1002
    }
}
