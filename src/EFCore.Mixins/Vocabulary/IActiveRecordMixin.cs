namespace EFCore.Mixins;

/// <summary>
///     Adds async create, read, update and delete to a class: <c>CreateAsync</c>, <c>FindAsync</c>, <c>SaveAsync</c> and related methods.
/// </summary>
/// <remarks>The members come from <see cref="ActiveRecord"/>.</remarks>
public interface IActiveRecordMixin : IInspectionMixin, ISessionMixin;
