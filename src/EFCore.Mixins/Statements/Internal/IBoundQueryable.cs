using EFCore.Mixins.Statements.Shapes;

namespace EFCore.Mixins.Statements.Internal;

/// <summary>A query that is a bound statement, with nothing behind it.</summary>
internal interface IBoundQueryable
{
    BoundStatement Statement { get; }
}
