namespace EFCore.Mixins;

/// <summary>Converts instances to data: <c>ToDictionary</c>, <c>ToJsonNode</c>, <c>ToModel</c>.</summary>
public interface ISerializeMixin : IInspectionMixin;
