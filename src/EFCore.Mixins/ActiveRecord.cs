namespace EFCore.Mixins;

/// <summary>The members of <see cref="IActiveRecordMixin"/>.</summary>
public static class ActiveRecord;
