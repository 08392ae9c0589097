namespace EFCore.Mixins;

/// <summary>Combines the mixins for a web API, which has its own serializer.</summary>
public interface IWebApiMixin : IActiveRecordMixin, IQueryMixin, IReprMixin;
