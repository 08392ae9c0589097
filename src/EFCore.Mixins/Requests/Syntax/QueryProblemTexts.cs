namespace EFCore.Mixins.Requests.Syntax;

/// <summary>The texts for unknown names. Hidden names get the same texts.</summary>
internal static class QueryProblemTexts
{
    public const string UnknownName = "This is not a parameter of this resource.";

    public const string UnknownOperator = "The attribute has no such operator here.";

    public const string UnknownSortKey = "The rows cannot be sorted by this.";

    public const string UnknownLoad = "This is not a relation that can be loaded.";

    public const string UnknownField = "This is not a field of this resource.";

    public const string Repeated = "The name was given twice, and takes one value.";
}
