namespace EFCore.Mixins;

/// <summary>Which requests run as a unit of work without an attribute or a call at their endpoint.</summary>
public enum UnitOfWorkMode
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those of methods that are not safe: all but GET, HEAD, OPTIONS, TRACE and QUERY.</summary>
    UnsafeMethods,
}
