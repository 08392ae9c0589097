namespace EFCore.Mixins;

/// <summary>The mixins that a web API uses, which has a serializer of its own.</summary>
public interface IWebApiMixin : IActiveRecordMixin, IQueryMixin, IReprMixin;
