using System.Data.Common;
using EFCore.Mixins.Errors;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Tests.Unit;

/// <summary>A driver that says the same of every error.</summary>
internal sealed class FixedTranslator(DatabaseError? error) : ErrorTranslator
{
    public override DatabaseError? Translate(DbException exception, IRelationalModel model) => error;
}
