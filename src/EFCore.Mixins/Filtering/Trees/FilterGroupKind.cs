namespace EFCore.Mixins.Filtering.Trees;

internal enum FilterGroupKind
{
    And,
    Or,
    Not,
}
