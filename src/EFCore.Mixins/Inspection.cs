namespace EFCore.Mixins;

/// <summary>The members of <see cref="IInspectionMixin"/>.</summary>
public static class Inspection;
