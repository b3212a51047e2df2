import mark from './goose.svg';

export function Goose({ size }: { size: number }) {
  return <img src={mark} width={size} height={size} alt="" className="hy-goose" />;
}
