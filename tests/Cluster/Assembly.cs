using System.Reflection;
using Puffy.Cluster.Shop;
using Xunit.Sdk;
using Xunit.v3;

// Failure detectors go by time: silos of two tests at once on a small machine would find each other dead.
[assembly: AssemblyMetadata("Machine", "alone")]
[assembly: Parallelization(Mode = ParallelMode.None)]
[assembly: AssemblyFixture(typeof(UndisturbedRun))]
