namespace EFCore.Mixins.Filtering.Trees;

internal enum GroupKind
{
    And,
    Or,
    Not,
}
