using System.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Errors;

/// <summary>Translates the errors of one database driver to their kinds and the data of the constraint.</summary>
/// <remarks>
/// Add one for another driver with <c>UseMixins(options => options.AddErrorTranslator(new MyErrorTranslator()))</c>. It must be stateless,
/// because one instance serves all contexts.
/// </remarks>
public abstract class ErrorTranslator
{
    /// <summary>
    /// Translates <paramref name="exception"/>; returns null if it is from another driver or of an unknown kind. The
    /// <paramref name="model"/> is for drivers that report names only in text, where a table named <c>a.b</c> cannot be distinguished from
    /// a column.
    /// </summary>
    public abstract DatabaseError? Translate(DbException exception, IRelationalModel model);

    /// <summary>
    ///     Translates a runtime exception of a driver; returns null if it is of an unknown kind. By default every kind is unknown.
    /// </summary>
    public virtual DatabaseError? Translate(InvalidOperationException exception) => null;
}
