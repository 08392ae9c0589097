using EFCore.Mixins.Preconditions;

namespace EFCore.Mixins;

/// <summary>Entity tags of rows, RFC 9110, section 8.8.3: they change with the concurrency token.</summary>
public static class EntityTags
{
    extension<T>(T entity)
        where T : class, IQueryMixin
    {
        /// <summary>The strong entity tag of the row, in quotes.</summary>
        /// <exception cref="InvalidOperationException">The class has no concurrency token that it shows.</exception>
        public string ETag()
        {
            ArgumentNullException.ThrowIfNull(entity);
            return RowTag.Of(entity) ?? throw RowTag.Missing(entity.GetType());
        }
    }

    /// <summary>Compares a row with <c>If-Match</c>, before it is changed or deleted; without the header every row fits.</summary>
    /// <exception cref="PreconditionFailedException">The row is another one than the client means.</exception>
    public static void CheckIfMatch<T>(this HttpContext context, T entity)
        where T : class, IQueryMixin
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(entity);
        IfMatch.Check(context, entity);
    }
}
