using System.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EFCore.Mixins.Errors;

/// <summary>Reads the errors of one database driver: the kind of each, and what it reports of the constraint.</summary>
/// <remarks>
/// Add one for another driver with <c>UseMixins(options => options.AddErrorTranslator(new MyErrorTranslator()))</c>. It must be free of state:
/// one instance serves all contexts.
/// </remarks>
public abstract class ErrorTranslator
{
    /// <summary>
    /// What <paramref name="exception"/> says, or null when it is another driver's or no error of a known kind. The
    /// <paramref name="model"/> is for drivers that give names in text only, where a table named <c>a.b</c> cannot be distinguished from a column.
    /// </summary>
    public abstract DatabaseError? Translate(DbException exception, IRelationalModel model);

    /// <summary>
    ///     What a driver says with an exception of the runtime's; null where it is of no known kind. None is known unless a driver overrides this.
    /// </summary>
    public virtual DatabaseError? Translate(InvalidOperationException exception) => null;
}
