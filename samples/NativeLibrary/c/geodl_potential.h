/*
 * A learned potential: the energy of a cloud of atoms of two species, and the force on each atom.
 *
 * Units. Positions are in the unit of length in which the radius GEODL_RADIUS was chosen; energies in the unit of the
 * energies that the weights were trained on; forces in energy per length. Atoms further apart than the radius do not
 * act on each other directly. The space is open (no periodic cell).
 *
 * Symmetry. Turning, mirroring or moving all atoms, or listing them in another order, does not change the energy;
 * forces turn and change places with the atoms. This holds up to rounding, in double precision.
 *
 * Errors. Every function but geodl_last_error returns GEODL_OK or the code of an error. After an error no result is
 * written, except that geodl_create sets its handle to 0.
 *
 * Threads. All functions may be called from several threads at once, also with one handle. Each thread has a last
 * error of its own. A potential that is freed while another thread predicts with it is given back after that call.
 * Results do not depend on the number of threads.
 */
#ifndef GEODL_POTENTIAL_H
#define GEODL_POTENTIAL_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define GEODL_OK 0
#define GEODL_BAD_ARGUMENT 1   /* a pointer is null, or a count or a number is out of range */
#define GEODL_UNKNOWN_HANDLE 2 /* no such potential, or no longer */
#define GEODL_BAD_WEIGHTS 3    /* the file cannot be read, is damaged, or belongs to another model */
#define GEODL_FAILED 4         /* anything else, such as no memory */

#define GEODL_MAX_ATOMS 1000000
#define GEODL_RADIUS 3.0

/* A number that stands for a potential; 0 is none. */
typedef int64_t geodl_potential;

/*
 * Makes a potential.
 * seed       of the initial weights; of no effect where there is a file.
 * weights    path of a file of weights, UTF-8, or NULL: initial weights, which the seed fixes.
 * potential  receives the handle; give it back with geodl_free.
 */
int32_t geodl_create(uint64_t seed, const char *weights, geodl_potential *potential);

/*
 * The energy of a cloud, and the forces: minus the derivatives of the energy with respect to the positions.
 * count      N, the number of atoms, 1 to GEODL_MAX_ATOMS.
 * positions  N x 3 numbers: x, y, z of the first atom, then of the second; finite, from -1e150 to 1e150.
 * species    N numbers, each 0 or 1.
 * energy     receives one number.
 * forces     receives N x 3 numbers in the order of the positions; or NULL, which is faster.
 */
int32_t geodl_predict(geodl_potential potential, int32_t count, const double *positions, const int32_t *species,
                      double *energy, double *forces);

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
