using System.Runtime.InteropServices;

namespace EFCore.Mixins.Instances;

/// <summary>
///     Calls back after full garbage collections. The object is not referenced, so it is finalized, and registered again, whenever its
///     generation is collected.
/// </summary>
internal sealed class FullCollectionCallback<T>
    where T : class
{
    private readonly Action<T> call;
    private WeakGCHandle<T> target; // an object with its own finalizer, like a WeakReference, may be finalized before this one

    private FullCollectionCallback(T target, Action<T> call) => (this.target, this.call) = (new WeakGCHandle<T>(target), call);

    ~FullCollectionCallback()
    {
        if (Environment.HasShutdownStarted)
            return;
        if (!target.TryGetTarget(out var living))
        {
            target.Dispose();
            return;
        }

        call(living);
        GC.ReRegisterForFinalize(this);
    }

    /// <summary>
    ///     Calls <paramref name="call" /> on the finalizer thread after full collections, as long as <paramref name="target" /> lives. It
    ///     must not throw.
    /// </summary>
    /// <remarks>The first calls are earlier, after collections of younger generations.</remarks>
    public static void Register(T target, Action<T> call) => _ = new FullCollectionCallback<T>(target, call);
}
