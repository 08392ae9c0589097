namespace EFCore.Mixins;

/// <summary>Selects the requests that run as a unit of work without configuration at their endpoint.</summary>
public enum UnitOfWorkMode
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those of unsafe methods: all except GET, HEAD, OPTIONS, TRACE and QUERY.</summary>
    UnsafeMethods,
}
