import assert from 'node:assert/strict';
import test from 'node:test';
import { MAX_LIFT } from '../../frontend/globe/arcs.js';
import { cameraOf, croppedCamera, project, radiusOf, unproject, visibleCap } from '../../frontend/globe/camera.js';
import { nearestPlace, placesByCloseness } from '../../frontend/globe/hit.js';
import { unitVector, unitVectors } from '../../frontend/globe/sphere.js';
import { PLACES, close, view } from './cast.mjs';

const vectors = unitVectors(PLACES.map((p) => p.lon), PLACES.map((p) => p.lat));
const everywhere = [0, 1, 2, 3, 4];
const weights = Uint32Array.of(2, 2, 2, 2, 2);

test('the middle of the view is the middle of the stage', () => {
  const camera = cameraOf(view({ lon: 33, lat: -12 }), 2);
  const spot = project(camera, unitVector(33, -12), 0);
  assert.ok(close(spot.x, 800, 1e-6) && close(spot.y, 600, 1e-6) && close(spot.depth, 1, 1e-9));
});

test('north is up and east is right, in every language', () => {
  const camera = cameraOf(view({ lon: 0, lat: 0 }), 1);
  assert.ok(project(camera, unitVector(0, 30), 0).y < 300);
  assert.ok(project(camera, unitVector(30, 0), 0).x > 400);
});

test('the far side lies behind', () => {
  const camera = cameraOf(view({ lon: 0, lat: 0 }), 1);
  assert.ok(project(camera, unitVector(180, 0), 0).depth < 0);
});

test('unproject undoes project', () => {
  for (const scale of [1, 1.5, 2]) {
    for (const [lon, lat] of [[10, 30], [-40, 55], [60, -20], [12.5, 41.9]]) {
      const camera = cameraOf(view({ zoom: 1.3 }), scale);
      const spot = project(camera, unitVector(lon, lat), 0);
      const back = unproject(camera, spot.x, spot.y);
      assert.ok(close(back.lon, lon, 1e-6) && close(back.lat, lat, 1e-6));
    }
  }
});

test('beside the globe there is no place', () => {
  assert.equal(unproject(cameraOf(view(), 1), 2, 2), null);
});

test('the globe fits its stage and grows with the zoom', () => {
  assert.ok(radiusOf(view()) < 300);
  assert.equal(radiusOf(view({ zoom: 3 })), radiusOf(view()) * 3);
  assert.ok(radiusOf(view({ width: 390, height: 600 })) < 195);
});

test('the cropped camera sees the same, moved', () => {
  const camera = cameraOf(view({ width: 1400 }), 1);
  const cropped = croppedCamera(camera, MAX_LIFT);
  const [whole, part] = [project(camera, vectors, 1), project(cropped, vectors, 1)];
  assert.ok(cropped.width < camera.width);
  assert.deepEqual([part.x + cropped.left, part.y + cropped.top], [whole.x, whole.y]);
});

test('a raster inside the disc sees a smaller cap than one around it', () => {
  assert.ok(visibleCap(cameraOf(view({ zoom: 6 }), 1), 0.1) < Math.PI / 4);
  assert.ok(visibleCap(cameraOf(view(), 1), 0.1) > Math.PI / 2);
});

test('the pointer finds the place under it and nothing on the open sea', () => {
  const camera = cameraOf(view(), 1);
  const rome = project(camera, vectors, 1);
  assert.equal(nearestPlace(everywhere, vectors, weights, camera, rome.x + 3, rome.y - 2, 10), 1);
  assert.equal(nearestPlace(everywhere, vectors, weights, camera, 400, 500, 10), -1);
});

test('of two places close together the one with more links wins', () => {
  const camera = cameraOf(view(), 1);
  const [paris, reims] = [project(camera, vectors, 0), project(camera, vectors, 4)];
  const middle = [(paris.x + reims.x) / 2, (paris.y + reims.y) / 2];
  assert.equal(nearestPlace([0, 4], vectors, Uint32Array.of(90, 0, 0, 0, 1), camera, ...middle, 20), 0);
  assert.equal(nearestPlace([0, 4], vectors, Uint32Array.of(1, 0, 0, 0, 90), camera, ...middle, 20), 4);
});

test('places behind the globe are never hit', () => {
  const camera = cameraOf(view({ lon: -40, lat: 40 }), 1);
  const sydney = project(camera, vectors, 3);
  assert.equal(nearestPlace([3], vectors, weights, camera, sydney.x, sydney.y, 30), -1);
});

test('with unlimited reach the nearest place is found', () => {
  assert.equal(nearestPlace(everywhere, vectors, weights, cameraOf(view(), 1), 400, 300, Infinity), 1);
});

test('places in the order of their distance from the middle', () => {
  assert.deepEqual(placesByCloseness(everywhere, vectors, cameraOf(view({ lon: 139, lat: 35 }), 1)).slice(0, 2), [2, 3]);
});
