namespace EFCore.Mixins;

/// <summary>Every mixin at once.</summary>
public interface IAllFeaturesMixin : IActiveRecordMixin, IQueryMixin, IReprMixin, ISerializeMixin;
