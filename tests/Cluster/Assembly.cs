using System.Reflection;
using Puffy.Cluster.Shop;
using Xunit.Sdk;
using Xunit.v3;

// Failure detectors go by time: silos of many tests at once on a small machine would find each other dead. Two rounds at once do
// not: a round waits half of its time, for a detector or for the end of an outage.
[assembly: AssemblyMetadata("Machine", "alone")]
[assembly: Parallelization(Mode = ParallelMode.Collections, MaxThreads = 2)]
[assembly: AssemblyFixture(typeof(UndisturbedRun))]
