using EFCore.Mixins.Preconditions;

namespace EFCore.Mixins;

/// <summary>Entity tags of rows (RFC 9110, section 8.8.3), which change with the concurrency token.</summary>
public static class EntityTags
{
    extension<T>(T entity)
        where T : class, IQueryMixin
    {
        /// <summary>The strong entity tag of the row, in quotes.</summary>
        /// <exception cref="InvalidOperationException">The class has no readable concurrency token.</exception>
        public string ETag()
        {
            ArgumentNullException.ThrowIfNull(entity);
            return RowTag.Of(entity) ?? throw RowTag.Missing(entity.GetType());
        }
    }

    /// <summary>Compares a row with <c>If-Match</c>, before it is changed or deleted. Without the header every row matches.</summary>
    /// <exception cref="PreconditionFailedException">The row does not have the entity tag of the request.</exception>
    public static void CheckIfMatch<T>(this HttpContext context, T entity)
        where T : class, IQueryMixin
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(entity);
        IfMatch.Check(context, entity);
    }
}
