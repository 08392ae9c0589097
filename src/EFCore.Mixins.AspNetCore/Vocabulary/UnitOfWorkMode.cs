namespace EFCore.Mixins;

/// <summary>Which requests run as a unit of work without being told so at their endpoint.</summary>
public enum UnitOfWorkMode
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those of methods that are not safe: all but GET, HEAD, OPTIONS, TRACE and QUERY.</summary>
    UnsafeMethods,
}
