namespace EFCore.Mixins;

/// <summary>Turns instances into data: <c>ToDictionary</c>, <c>ToJsonNode</c>, <c>ToModel</c>.</summary>
public interface ISerializeMixin : IInspectionMixin;
