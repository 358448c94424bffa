/*
 * A learned interatomic potential: energies, forces and virial of atoms.
 *
 * Units. Lengths in angstrom, energies in eV, forces in eV per angstrom, virials in eV. Elements are atomic numbers (1
 * is hydrogen). Matrices are row-major.
 *
 * Signs. Forces are minus the derivatives of the energy by positions. The virial is W[a][b] = -dE/d(strain[a][b]): in
 * open space the sum of x[a] f[b] over atoms, in a cell of volume V minus the stress times V. It is positive where
 * atoms push each other apart, so their part of the pressure is (W[0][0] + W[1][1] + W[2][2]) / (3 V). It is symmetric;
 * LAMMPS' six numbers are W[0][0], W[1][1], W[2][2], W[0][1], W[0][2], W[1][2].
 *
 * Symmetry. Turning, mirroring or moving all atoms (with their cell), or listing them in another order, does not change
 * the energy; forces turn and change places with the atoms, the virial turns. This holds up to rounding.
 *
 * Errors. Every function but geodl_last_error returns GEODL_OK or the code of an error. After an error no result is
 * written, except that geodl_create sets its handle to 0.
 *
 * Threads. All functions may be called from several threads at once, also with one handle: one handle is enough for a
 * process. Each thread has a last error of its own. A potential that is freed while another thread evaluates it is
 * given back after that call. A call uses threads of its own too (geodl_set_threads); results do not depend on how
 * many.
 */
#ifndef GEODL_POTENTIAL_H
#define GEODL_POTENTIAL_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define GEODL_OK 0
#define GEODL_BAD_ARGUMENT 1   /* a pointer is null, a number is out of range, an element is unknown, a list is wrong */
#define GEODL_UNKNOWN_HANDLE 2 /* no such potential, or no longer */
#define GEODL_BAD_WEIGHTS 3    /* the file cannot be read, is damaged, or belongs to another model */
#define GEODL_FAILED 4         /* anything else, such as no memory */

#define GEODL_MAX_ATOMS 1000000

#define GEODL_DOUBLE 64
#define GEODL_SINGLE 32

/* A number that stands for a potential; 0 is none. */
typedef int64_t geodl_potential;

/*
 * Makes a potential. Which model it is was chosen when the library was built (geodl_model says it); its weights are
 * checked: their names and shapes, and the energy of known structures.
 * weights    path of the file of weights, UTF-8.
 * precision  GEODL_DOUBLE or GEODL_SINGLE: in which precision the network computes. Arguments and results are double.
 * potential  receives the handle; give it back with geodl_free.
 */
int32_t geodl_create(const char *weights, int32_t precision, geodl_potential *potential);

/*
 * What model it is. Each of the pointers may be NULL.
 * name    size bytes; receives the name, ended by a zero, cut to fit.
 * cutoff  receives the distance, in angstrom, beyond which atoms do not hear of each other directly.
 * rounds  receives how often atoms hear of their neighbours: an atom's energy depends on atoms up to rounds x cutoff
 *         away.
 */
int32_t geodl_model(geodl_potential potential, char *name, int32_t size, double *cutoff, int32_t *rounds);

/*
 * Energy, forces and virial of atoms; their neighbours are found here, periodic images included, in time that grows
 * with the number of atoms.
 * count      N, the number of atoms, 1 to GEODL_MAX_ATOMS.
 * positions  N x 3 numbers: x, y, z of the first atom, then of the second; finite. Atoms may be outside the cell.
 * elements   N atomic numbers.
 * cell       3 x 3 numbers, the vectors a, b, c as rows, in any orientation; or NULL: open space.
 * periodic   3 numbers, 0 where atoms do not repeat along a, b, c; or NULL: they do along all.
 * Results, each of which may be NULL. Without forces and virial a call is faster.
 * energy     receives one number, the sum of energies.
 * energies   receives N numbers: the part of each atom.
 * forces     receives N x 3 numbers in the order of the positions.
 * virial     receives 3 x 3 numbers.
 */
int32_t geodl_evaluate(geodl_potential potential, int32_t count, const double *positions, const int32_t *elements,
                       const double *cell, const int32_t *periodic, double *energy, double *energies, double *forces,
                       double *virial);

/*
 * The same for a host that has its own neighbour list, as LAMMPS has. Space is open here: periodic images, and atoms of
 * other processes, are ghosts with positions of their own. The energy is that of the host's own atoms alone, so the
 * energies of all processes add up to the whole. It depends on ghosts too: their forces belong to the atoms that they
 * stand for, and the host has to add them there (LAMMPS: reverse communication, newton on). Virials of all processes
 * add up as well.
 *
 * Ghosts are needed as far as rounds x cutoff from the host's own atoms, and rows of the list for those up to
 * (rounds - 1) x cutoff. That ghosts are missing altogether cannot be seen here, and gives wrong numbers; a row of a
 * ghost that is missing is refused.
 * own         the number of the host's own atoms, 1 to GEODL_MAX_ATOMS; they come first.
 * ghosts      the number of ghosts behind them; all together at most GEODL_MAX_ATOMS.
 * positions   (own + ghosts) x 3 numbers.
 * elements    own + ghosts atomic numbers.
 * offsets     own + ghosts + 1 numbers from 0: the neighbours of atom i are neighbours[offsets[i]] to
 *             neighbours[offsets[i + 1] - 1]. Ghosts beyond (rounds - 1) x cutoff need none.
 * neighbours  offsets[own + ghosts] numbers from 0 to own + ghosts - 1: a full list, each pair both ways, none twice,
 *             no atom its own neighbour. Pairs beyond the cutoff are allowed and left out, so a list with a skin may be
 *             kept for several steps; then ghosts are needed as far as rounds x cutoff + skin when it is made.
 * Results as above: energies has own numbers, forces (own + ghosts) x 3.
 */
int32_t geodl_evaluate_listed(geodl_potential potential, int32_t own, int32_t ghosts, const double *positions,
                              const int32_t *elements, const int32_t *offsets, const int32_t *neighbours,
                              double *energy, double *energies, double *forces, double *virial);

/*
 * How many threads a call may use, at least 1; at first as many as there are processors. It holds for the process. A
 * host that runs one process for each processor, as MPI does, sets 1.
 */
int32_t geodl_set_threads(int32_t count);

/* Gives a potential back; its handle is unknown from then on. */
int32_t geodl_free(geodl_potential potential);

/*
 * Copies what went wrong in the last of the calls above on this thread, "" if nothing did: UTF-8, ended by a zero,
 * cut to fit.
 * buffer     size bytes, or NULL.
 * Returns the bytes that the whole message needs, its zero included.
 */
int32_t geodl_last_error(char *buffer, int32_t size);

#ifdef __cplusplus
}
#endif

#endif
