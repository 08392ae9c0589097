namespace EFCore.Mixins;

/// <summary>Gives an entity class async create, read, update and delete: <c>CreateAsync</c>, <c>FindAsync</c>, <c>SaveAsync</c> and related methods.</summary>
/// <remarks>The members come from <see cref="ActiveRecord"/>.</remarks>
public interface IActiveRecordMixin : IInspectionMixin, ISessionMixin;
