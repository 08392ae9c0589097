namespace EFCore.Mixins;

/// <summary>Builds statements from filters and sort keys: <c>Query</c>, <c>Where</c>, <c>OrderBy</c>, <c>Select</c>.</summary>
/// <remarks>The members come from <see cref="Querying"/>.</remarks>
public interface IQueryMixin : IInspectionMixin, IEagerLoadMixin;
