namespace EFCore.Mixins;

/// <summary>
///     How a filter looks up related rows (<c>comments___score__ge = 8</c>). It affects performance, but not the selected rows.
/// </summary>
/// <remarks>
///     A relation over a composite key, rows that are owned or part of a document, conditions that use both the related row and the row
///     itself, and lists in memory support only one form. The setting has no effect there.
/// </remarks>
public enum SubqueryBehavior
{
    /// <summary>
    ///     <see cref="In" /> for nested conditions on SQLite, MySQL and MariaDB, and on SQLite for conditions that few related rows match
    ///     in a statement that reads all rows. <see cref="Exists" /> everywhere else. The default.
    /// </summary>
    Automatic,

    /// <summary>
    ///     <c>EXISTS (SELECT 1 FROM comments WHERE comments.post_id = posts.id AND …)</c>, evaluated for each row. Best if few rows are
    ///     tested, as on a page.
    /// </summary>
    Exists,

    /// <summary>
    ///     <c>posts.id IN (SELECT comments.post_id FROM comments WHERE …)</c>, on MySQL and MariaDB grouped, evaluated once. Best if few
    ///     related rows match the conditions.
    /// </summary>
    In,
}
