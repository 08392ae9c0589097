using System.Data.Common;
using EFCore.Mixins.Errors;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>The translator that docs/errors.md shows.</summary>
internal sealed class SqlStateTranslator : ErrorTranslator
{
    public override DatabaseError? Translate(DbException exception, IRelationalModel model)
        => exception.SqlState switch
        {
            "23505" => new DatabaseError(DatabaseErrorKind.AlreadyExists),
            "23503" => new DatabaseError(DatabaseErrorKind.ReferenceViolation),
            "23502" => new DatabaseError(DatabaseErrorKind.RequiredValue),
            "22001" => new DatabaseError(DatabaseErrorKind.ValueTooLong),
            _ => null,
        };
}
