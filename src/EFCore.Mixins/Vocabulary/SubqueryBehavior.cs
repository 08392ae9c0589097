namespace EFCore.Mixins;

/// <summary>How a filter looks up related rows (<c>comments___score__ge = 8</c>). The rows that it selects are the same; what differs is how fast.</summary>
/// <remarks>
///     A relation over a composite key, rows that are owned or part of a document, conditions that use both the related row and the row itself, and lists in
///     memory allow one way only; the choice has no effect there.
/// </remarks>
public enum SubqueryBehavior
{
    /// <summary>
    ///     <see cref="In" /> for conditions within each other, on SQLite, MySQL and MariaDB, and on SQLite for conditions that few related rows meet in a
    ///     statement that reads all rows. <see cref="Exists" /> everywhere else. The default.
    /// </summary>
    Automatic,

    /// <summary>
    ///     <c>EXISTS (SELECT 1 FROM comments WHERE comments.post_id = posts.id AND …)</c>: asked for each row. Best where few rows are asked, as on a
    ///     page.
    /// </summary>
    Exists,

    /// <summary>
    ///     <c>posts.id IN (SELECT comments.post_id FROM comments WHERE …)</c>, on MySQL and MariaDB grouped: evaluated once. Best where few related rows
    ///     meet the conditions.
    /// </summary>
    In,
}
