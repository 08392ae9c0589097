namespace EFCore.Mixins;

/// <summary>Combines all mixins except <see cref="ITimestampsMixin"/>.</summary>
public interface IAllFeaturesMixin : IActiveRecordMixin, IQueryMixin, IReprMixin, ISerializeMixin;
